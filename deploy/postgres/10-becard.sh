#!/bin/sh
# Runs once, when the database is made. Becard gets a plain user that owns its database: a superuser would pass by the
# row-level security that keeps directories apart.
set -eu

psql --set=ON_ERROR_STOP=1 --set=password="$BECARD_PASSWORD" --username="$POSTGRES_USER" --dbname=postgres <<'SQL'
CREATE ROLE becard LOGIN PASSWORD :'password';
CREATE DATABASE becard OWNER becard;
SQL

-- Which server does a job of the installation, and until when it may go on without renewing its lease.

CREATE TABLE job_lease (
  name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  holder TEXT NOT NULL,
  until BIGINT NOT NULL
);

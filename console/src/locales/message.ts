// The form of a catalogue: plain sentences with {names}, or two forms that depend on {count}. Lingui gets them compiled.

import type { Messages } from '@lingui/core';

/** `{name}` stands for a value; `one` and `other` are chosen by `count` (Intl.PluralRules). */
export type Message = string | { readonly one: string; readonly other: string };

type CompiledMessage = Messages[string];
type Token = string | [string];

/** A catalogue in the form that Lingui reads without a parser in the browser. */
export function compileCatalogue(catalogue: Readonly<Record<string, Message>>): Messages {
  return Object.fromEntries(Object.entries(catalogue).map(([id, message]) => [id, compile(message)]));
}

/** The names in braces, each once, in alphabetical order. */
export function placeholdersOf(message: Message): readonly string[] {
  const text = typeof message === 'string' ? message : `${message.one} ${message.other} {count}`;
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))].sort();
}

function compile(message: Message): CompiledMessage {
  if (typeof message === 'string') return tokensOf(message);
  return [['count', 'plural', { one: pluralTokens(message.one), other: pluralTokens(message.other) }]];
}

function pluralTokens(text: string): Token[] {
  return text.split(/(\{\w+\})/).map((part) => (part === '{count}' ? '#' : toToken(part)));
}

function tokensOf(text: string): Token[] {
  return text
    .split(/(\{\w+\})/)
    .filter((part) => part !== '')
    .map(toToken);
}

function toToken(part: string): Token {
  return /^\{\w+\}$/.test(part) ? [part.slice(1, -1)] : part;
}

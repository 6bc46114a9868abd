import assert from 'node:assert/strict';
import { test } from 'node:test';
import english from './en.json' with { type: 'json' };
import { isolate } from './isolate.ts';
import { createWords } from './words.ts';

const [fsi, pdi, rli, rlo] = ['\u2068', '\u2069', '\u2067', '\u202E'];

for (const [what, text, expected] of [
  ['Latin', 'Jörg Müller', 'Jörg Müller'],
  ['nothing', '', ''],
  ['Hebrew', 'יעל', `${fsi}יעל${pdi}`],
  ['Arabic', 'ليلى', `${fsi}ليلى${pdi}`],
  ['an override', `${rlo}gpj.exe`, `${fsi}${rlo}gpj.exe${pdi}`],
  ['an end that would end ours', `${pdi}${rlo}x`, `${fsi}${rlo}x${pdi}`],
  ['a beginning that would use up our end', `${rli}${fsi}x`, `${fsi}${rli}${fsi}x${pdi}${pdi}${pdi}`],
  ['isolation of its own', `a ${rli}b${pdi} c`, `${fsi}a ${rli}b${pdi} c${pdi}`],
] as const) {
  test(`${what} does not change the direction of its sentence`, () => {
    assert.equal(isolate(text), expected);
  });
}

test('every value in a sentence is isolated, numbers are left to the language', () => {
  const words = createWords('en', english);

  assert.ok(words('token.removeOf', { name: `${rlo}x` }).includes(`${fsi}${rlo}x${pdi}`));
  assert.equal(words('group.members.count', { count: 1_000 }).includes(fsi), false);
});

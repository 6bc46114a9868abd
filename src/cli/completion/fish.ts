// Completion of fish: one line for each word, with the words that come before it.

import { type Offer, type Place, quote } from './place.ts';

export function printFish(places: readonly Place[]): string {
  const everywhere = places.find(({ path }) => path === '')?.options.map(({ word }) => word) ?? [];
  const lines = places.flatMap((place) => {
    const where = `-n ${quote(conditionOf(place))}`;
    const options = place.options.filter(({ word }) => place.path === '' || !everywhere.includes(word));
    return [
      ...place.verbs.map((verb) => `complete -c becard ${where} -f -a ${quote(verb.word)} ${describedBy(verb)}`),
      ...options.map(
        (option) =>
          `complete -c becard ${place.path === '' ? '' : `${where} `}${optionOf(option)} ${describedBy(option)}`,
      ),
      ...place.choices.map((choice) => `complete -c becard ${where} -f -a ${quote(choice)}`),
    ];
  });
  return `# Completion of becard for fish: becard completion fish > ~/.config/fish/completions/becard.fish\n${lines.join('\n')}\n`;
}

/** The words of the place were typed, and none of a command below it. */
function conditionOf({ path, verbs }: Place): string {
  const seen = path.split(' ').filter((word) => word !== '');
  const below =
    verbs.length === 0 ? [] : [`not __fish_seen_subcommand_from ${verbs.map(({ word }) => word).join(' ')}`];
  const conditions = [...seen.map((word) => `__fish_seen_subcommand_from ${word}`), ...below];
  return conditions.join('; and ');
}

function optionOf({ word, choices, takesValue }: Offer): string {
  const name = `-l ${word.replace(/^--/, '')}`;
  if (choices.length > 0) return `${name} -x -a ${quote(choices.join(' '))}`;
  return takesValue === true ? `${name} -r` : name;
}

function describedBy({ description }: Offer): string {
  return `-d ${quote(description)}`;
}

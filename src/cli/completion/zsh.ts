// Completion of zsh: as that of bash, with the description beside each word.

import { type Offer, type Place, quote } from './place.ts';

export function printZsh(places: readonly Place[]): string {
  const paths = places.map(({ path }) => path).filter((path) => path !== '');
  const values = places.flatMap(({ path, options }) =>
    options
      .filter(({ choices }) => choices.length > 0)
      .map(({ word, choices }) => `    ${quote(`${path} ${word}`)}) offers=(${choices.map(quote).join(' ')}) ;;`),
  );
  const offers = places.map(
    ({ path, verbs, options, choices }) =>
      `    ${quote(path)}) offers=(${[...verbs, ...options].map(described).concat(choices.map(quote)).join(' ')}) ;;`,
  );
  return `#compdef becard
# Completion of becard for zsh: source <(becard completion zsh)
_becard() {
  local line='' word
  local -a offers
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case "\${line:+$line }$word" in
      ${paths.map(quote).join('|')}) line="\${line:+$line }$word" ;;
    esac
  done
  case "$line \${words[CURRENT-1]}" in
${values.join('\n')}
  esac
  (( $#offers )) || case "$line" in
${offers.join('\n')}
  esac
  _describe becard offers || _files
}
compdef _becard becard
`;
}

/** "word:description"; a colon of the word itself is escaped. */
function described({ word, description }: Offer): string {
  return quote(`${word.replaceAll(':', '\\:')}:${description}`);
}

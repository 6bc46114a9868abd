// Completion of bash: a function that follows the typed words and offers what can come next. Where nothing is known, files are offered.

import { type Place, quote } from './place.ts';

export function printBash(places: readonly Place[]): string {
  const paths = places.map(({ path }) => path).filter((path) => path !== '');
  const values = places.flatMap(({ path, options }) =>
    options
      .filter(({ choices }) => choices.length > 0)
      .map(({ word, choices }) => `    ${quote(`${path} ${word}`)}) offers=${quote(choices.join(' '))} ;;`),
  );
  const offers = places.map((place) => `    ${quote(place.path)}) offers=${quote(wordsOf(place).join(' '))} ;;`);
  return `# Completion of becard for bash: source <(becard completion bash)
_becard() {
  local line='' word offers=''
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "\${line:+$line }$word" in
      ${paths.map(quote).join('|')}) line="\${line:+$line }$word" ;;
    esac
  done
  case "$line \${COMP_WORDS[COMP_CWORD-1]}" in
${values.join('\n')}
  esac
  [ -n "$offers" ] || case "$line" in
${offers.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$offers" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _becard becard
`;
}

function wordsOf({ verbs, options, choices }: Place): readonly string[] {
  return [...[...verbs, ...options].map(({ word }) => word), ...choices];
}

// One requirement of an RFC, in our own words.

export interface Requirement {
  /** RFC number, section and a letter: "7644-3.3-f". */
  readonly id: string;
  /** The keyword of the RFC; `prose` is said without one, `example` only shown, `implied` follows from other requirements. */
  readonly level:
    | 'MUST'
    | 'MUST NOT'
    | 'SHALL'
    | 'SHALL NOT'
    | 'REQUIRED'
    | 'SHOULD'
    | 'SHOULD NOT'
    | 'RECOMMENDED'
    | 'MAY'
    | 'OPTIONAL'
    | 'prose'
    | 'example'
    | 'implied';
  readonly text: string;
}

/** The section of a requirement: "7644 §3.3", and where to read it. */
export function sectionOf(id: string): { readonly name: string; readonly url: string } {
  const [rfc = '', section = ''] = id.split('-');
  return { name: `${rfc} §${section}`, url: `https://www.rfc-editor.org/rfc/rfc${rfc}#section-${section}` };
}

/** Whether the RFC leaves no choice. */
export function isMandatory({ level }: Requirement): boolean {
  return /^(?:MUST|SHALL|REQUIRED)\b/.test(level);
}

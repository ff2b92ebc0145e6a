/** The English names of countries, currencies or languages, by their codes; the code itself where there is none. */
export function namesOf(type: Intl.DisplayNamesType): (code: string) => string {
  let names: Intl.DisplayNames | undefined;
  // Asking takes several microseconds, and there are hundreds of codes.
  const known = new Map<string, string>();
  return (code) => {
    let name = known.get(code);
    if (name === undefined) {
      names ??= new Intl.DisplayNames('en', { type });
      name = names.of(code) ?? code;
      known.set(code, name);
    }
    return name;
  };
}

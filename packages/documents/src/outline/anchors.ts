/** Names that can stand in a place, so that a link survives: `metric` + `HostingUptime` is `metric-HostingUptime`. */
export function anchor(...names: readonly string[]): string {
  return names.map(slug).join('-');
}

/** Letters, digits, dots and underscores of any language; everything between them is one hyphen. */
export function slug(name: string): string {
  return name.replace(/[^\p{L}\p{N}._]+/gu, '-').replace(/^-+|-+$/g, '');
}

/** The first words of a text, for a clause that has no name in the source. */
export function textSlug(text: string): string {
  const words = slug(text).split('-').slice(0, 6).join('-');
  return words.replace(/\.+$/, '').toLowerCase() || 'text';
}

/** Gives each anchor once: the second `x` becomes `x-2`. */
export class UniqueAnchors {
  private readonly taken = new Set<string>();

  take(wanted: string): string {
    let name = wanted;
    for (let count = 2; this.taken.has(name); count++) name = `${wanted}-${count}`;
    this.taken.add(name);
    return name;
  }
}

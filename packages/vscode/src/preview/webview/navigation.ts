/** Elements that show something of the text, as `data-key` names them. */
const SHOWING = '[data-key]';

/**
 * Going through the document by the keyboard, and from it to the text: one element of it can be reached by Tab, the arrow keys go on from
 * there, Enter and a click go to the text.
 */
export class Navigation {
  constructor(
    private readonly root: HTMLElement,
    private readonly open: (key: string) => void,
  ) {
    root.addEventListener('keydown', (event) => this.press(event));
    root.addEventListener('click', (event) => this.click(event));
    root.addEventListener('focusin', ({ target }) => {
      if (target instanceof HTMLElement && target.matches(SHOWING)) this.reach(target);
    });
  }

  /** After a patch: something can be reached. */
  refresh(): void {
    if (!this.root.querySelector(`${SHOWING}[tabindex="0"]`)) this.reach(this.root.querySelector<HTMLElement>(SHOWING));
  }

  /** Marks the element for the place of the cursor; brings it into view unless it can be seen, or need not be. */
  mark(key: string | null, isSeen: (element: HTMLElement) => boolean): void {
    const found = key === null ? undefined : elementOf(this.root, key);
    for (const each of this.root.querySelectorAll('.current')) {
      if (each !== found) unmark(each);
    }
    if (!found || found.classList.contains('current')) return;
    found.classList.add('current');
    found.setAttribute('aria-current', 'location');
    this.reach(found);
    if (!isSeen(found)) found.scrollIntoView({ block: 'center' });
  }

  private reach(element: HTMLElement | null): void {
    if (!element) return;
    for (const each of this.root.querySelectorAll<HTMLElement>(`${SHOWING}[tabindex="0"]`)) each.tabIndex = -1;
    element.tabIndex = 0;
  }

  private press(event: KeyboardEvent): void {
    const { target, key } = event;
    if (!(target instanceof HTMLElement) || !target.matches(SHOWING)) return;
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (key === 'Enter') this.open(target.dataset.key ?? '');
    else if (key === 'ArrowDown' || key === 'ArrowUp') {
      const all = [...this.root.querySelectorAll<HTMLElement>(SHOWING)];
      all[all.indexOf(target) + (key === 'ArrowDown' ? 1 : -1)]?.focus();
    } else return;
    event.preventDefault();
  }

  /** A link leads where it leads, and whoever selects words wants to read. */
  private click({ target, detail }: MouseEvent): void {
    if (!(target instanceof Element) || target.closest('a, button, .findings')) return;
    if (detail > 1 || document.getSelection()?.isCollapsed === false) return;
    const key = target.closest<HTMLElement>(SHOWING)?.dataset.key;
    if (key !== undefined) this.open(key);
  }
}

function unmark(element: Element): void {
  element.classList.remove('current');
  element.removeAttribute('aria-current');
}

export function elementOf(root: HTMLElement, key: string): HTMLElement | undefined {
  return root.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`) ?? undefined;
}

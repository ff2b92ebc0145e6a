import { elementOf } from './navigation.js';

/** Where the window is in the document, and moving it there. `above`: how much of the window something covers that stays. */
export class Scrolling {
  private isWaiting = false;

  constructor(
    private readonly root: HTMLElement,
    private readonly above: () => number,
    moved: (place: { readonly key: string; readonly share: number }) => void,
  ) {
    window.addEventListener(
      'scroll',
      () => {
        if (this.isWaiting) return;
        this.isWaiting = true;
        requestAnimationFrame(() => {
          this.isWaiting = false;
          const place = this.first();
          if (place) moved(place);
        });
      },
      { passive: true },
    );
  }

  scrollTo({ key, share }: { readonly key: string | null; readonly share: number }): void {
    if (key === null) window.scrollTo({ top: 0, behavior: 'instant' });
    const element = key === null ? undefined : elementOf(this.root, key);
    if (!element) return;
    const { top, height } = element.getBoundingClientRect();
    window.scrollBy({ top: top + share * height - this.above(), behavior: 'instant' });
  }

  isSeen = (element: HTMLElement): boolean => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > this.above() && top < window.innerHeight;
  };

  /** The innermost element at the upper edge of what can be seen, and how much of it is above. */
  private first(): { readonly key: string; readonly share: number } | undefined {
    const edge = this.above();
    let found: { readonly key: string; readonly share: number } | undefined;
    for (const element of this.root.querySelectorAll<HTMLElement>('[data-key]')) {
      const { top, bottom, height } = element.getBoundingClientRect();
      if (top > edge + 1) return found ?? { key: element.dataset.key ?? '', share: 0 };
      if (bottom > edge) found = { key: element.dataset.key ?? '', share: height > 0 ? (edge - top) / height : 0 };
    }
    return found;
  }
}

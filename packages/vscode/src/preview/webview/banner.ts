import type { Banner, ToExtension } from '../messages.js';
import { element } from './elements.js';
import { icon } from './icons.js';

/** Says what is wrong with the text, and leads there. Whoever cannot see it is told when there is time. */
export class BannerBox {
  readonly root = element('div', { class: 'banner', role: 'status', 'aria-live': 'polite' });
  private shown = '';

  constructor(private readonly post: (message: ToExtension) => void) {}

  show(banner: Banner | null): void {
    const shown = JSON.stringify(banner);
    if (shown === this.shown) return;
    this.shown = shown;
    this.root.replaceChildren();
    if (!banner) return;
    this.root.append(icon(banner.leads ? 'error' : 'information'), this.words(banner));
    if (banner.leads) {
      const button = element('button', { type: 'button' }, 'Show');
      button.addEventListener('click', () => this.post({ openProblem: true }));
      this.root.append(button);
    }
  }

  private words({ message, isStale, others }: Banner): HTMLElement {
    const words = element('div', { class: 'words' }, element('p', {}, message));
    if (isStale) words.append(element('p', { class: 'stale' }, 'Below is the last good state.'));
    if (others) {
      const list = element('ul');
      for (const { uri, title } of others) {
        const button = element('button', { type: 'button', class: 'link' }, title);
        button.addEventListener('click', () => this.post({ openFile: uri }));
        list.append(element('li', {}, button));
      }
      words.append(list);
    }
    return words;
  }
}

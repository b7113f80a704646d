import type { PageBox } from '../../protocol/index.js';
import { say } from '../selectors/catalog/say.js';
import { boxElement, scrollToMiddle, type PageView } from './pageView.js';

/** Margin on each side, in CSS pixels. */
const MARGIN = 32;
const MAX_ZOOM = 8;
const MIN_ZOOM = 0.1;

/** A picture as a document of one page. */
export class PicturePage implements PageView {
  onRescaled: () => void = () => undefined;
  readonly count = 1;
  readonly current = 1;
  private readonly page = document.createElement('section');
  private readonly picture = document.createElement('img');
  /** CSS pixels per pixel of the picture. */
  private scale = 1;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly mediaType: string,
    private readonly root: HTMLElement,
  ) {
    this.page.className = 'page';
    this.page.dataset.page = '1';
    this.picture.alt = say('pdf.picture');
    this.page.append(this.picture);
    this.root.append(this.page);
  }

  /** Rejects if the browser can't decode it. */
  async layOut(): Promise<void> {
    const address = URL.createObjectURL(new Blob([this.bytes.slice()], { type: this.mediaType }));
    this.picture.src = address;
    try {
      await this.picture.decode();
    } finally {
      URL.revokeObjectURL(address);
    }
    await this.rescale(0);
  }

  show(): Promise<HTMLElement[]> {
    return Promise.resolve([]);
  }

  center(place: Range | Element): void {
    scrollToMiddle(this.root, place);
  }

  mark(boxes: readonly PageBox[]): Element | undefined {
    const marks = boxes.map(boxElement);
    this.page.replaceChildren(this.picture, ...marks);
    return marks[0];
  }

  rescale(by: number): Promise<void> {
    const { naturalWidth, naturalHeight } = this.picture;
    const fitting = Math.min(1, (this.root.clientWidth - MARGIN) / naturalWidth);
    this.scale = by === 0 ? fitting : Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, this.scale * by));
    this.page.style.width = `${Math.floor(naturalWidth * this.scale)}px`;
    this.page.style.height = `${Math.floor(naturalHeight * this.scale)}px`;
    this.onRescaled();
    return Promise.resolve();
  }
}

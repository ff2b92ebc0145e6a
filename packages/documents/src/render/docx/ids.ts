/** Numbers of bookmarks, marked changes and pictures: each once in a document, and always the same. */
export class Ids {
  private last = 0;

  next(): number {
    return ++this.last;
  }
}

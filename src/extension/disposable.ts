/** VS Code's Disposable as an interface, which plain objects can implement. */
export interface Disposable {
  dispose(): void;
}

/** The part of Tesseract's WebAssembly build that we use; the package has no types. */
declare module 'tesseract.js-core/tesseract-core-simd-lstm.js' {
  interface TesseractApi {
    /** Returns 0 on success. */
    Init(dataFolder: string, language: string, mode: number): number;
    /** Reads the image from `/input`, turned by its Exif orientation; returns 1 if it can't be decoded. */
    SetImageFile(orientation: number, angle: number): number;
    Recognize(monitor: null): number;
    GetTSVText(page: number): string;
    Clear(): void;
    End(): void;
  }
  interface TesseractCore {
    FS: { writeFile(path: string, data: Uint8Array): void };
    TessBaseAPI: new () => TesseractApi;
  }
  export default function createCore(options: {
    wasmBinary: Uint8Array;
    print(line: string): void;
    printErr(line: string): void;
  }): Promise<TesseractCore>;
}

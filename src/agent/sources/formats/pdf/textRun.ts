/** A piece of text as the PDF places it; y increases downward, `size` is the font height, all in points. */
export interface TextRun {
  text: string;
  x: number;
  right: number;
  y: number;
  size: number;
  /** Writing direction, clockwise in whole degrees; 0 is left to right. */
  angle?: number;
  /** In a font whose letters are equally wide. */
  fixed?: boolean;
}

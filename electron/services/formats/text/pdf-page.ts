/** A4, in points. */
export const pdfPage = { width: 595.28, height: 841.89 };

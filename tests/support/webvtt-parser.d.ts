declare module 'webvtt-parser' {
  interface Validator {
    parse(
      text: string,
      kind: string,
    ): { readonly errors: readonly { readonly message: string; readonly line: number }[] };
  }
  const parser: { readonly WebVTTParser: new () => Validator };
  export default parser;
}

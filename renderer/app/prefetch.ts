export { prefetchLibrary as prefetchFirstPage } from '#renderer/features/library/prefetch-library.ts';

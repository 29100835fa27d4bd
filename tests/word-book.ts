import { wordBook } from '#lib/glossary/word-sense.ts';
import { deliveredGlossary } from '#lib/setup/glossary-files.server.ts';

/** What the glossary says as it is delivered. */
export const delivered = deliveredGlossary();
export const deliveredBook = wordBook(delivered);

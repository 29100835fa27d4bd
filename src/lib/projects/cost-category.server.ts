/** The categories of costs as the database asks for them. */
import { sql } from 'drizzle-orm';
import { costCategories } from './cost-category.ts';

const quoted = costCategories.map((category) => `'${category}'`).join(', ');

/** After `in`. */
export const knownCategories = sql.raw(`(${quoted})`);
/** For `array_position`, so that rows come in the order of the list. */
export const categoryOrder = sql.raw(`array[${quoted}]`);

import { propertyOf } from '#lib/shown-text.ts';
import { fieldsOf, type Kind } from './translation.ts';

/** The words of a thing that can be translated, by the name of the property; '' where there are none. */
export function wordsOf(kind: Kind, thing: object): Record<string, string> {
	return Object.fromEntries(
		fieldsOf[kind].map(propertyOf).map((name) => {
			const text: unknown = Reflect.get(thing, name);
			return [name, typeof text === 'string' ? text : ''];
		})
	);
}

/**
 * Asks the author of a need whether the words leave room for more than one answer. It only asks: a brand can be there
 * for a good reason, such as a system that every answer has to live with.
 */
import type { NeedContent } from './need-content.ts';

export type LintField = 'title' | 'text' | 'target_group' | 'constraints';
export type LintQuestion = {
	readonly field: LintField;
	readonly key: 'need.lint_brand' | 'need.lint_supplier_named' | 'need.lint_solution';
	/** The words that it is about, as they stand there. */
	readonly params: { readonly words: string };
};

/** @param names of suppliers and products that the platform knows */
export function lintNeed(
	content: Pick<NeedContent, 'title' | 'text' | 'targetGroup' | 'constraints'>,
	names: readonly string[]
): LintQuestion[] {
	const fields: readonly [LintField, string][] = [
		['title', content.title],
		['text', content.text],
		['target_group', content.targetGroup],
		['constraints', content.constraints]
	];
	return fields.flatMap(([field, text]) => [
		...brandsIn(text, names).map((words) => ({ field, key: 'need.lint_brand' as const, params: { words } })),
		...first(text, demandsOfSupplier).map((words) => ({
			field,
			key: 'need.lint_supplier_named' as const,
			params: { words }
		})),
		// limits may well be technical: that is what they are for
		...(field === 'constraints' ? [] : first(text, statedSolutions)).map((words) => ({
			field,
			key: 'need.lint_solution' as const,
			params: { words }
		}))
	]);
}

/** The same question about the same words; a form carries those that its author has seen. */
export function questionId({ field, key, params }: LintQuestion): string {
	return `${field}:${key}:${params.words}`;
}

const letter = '[\\p{L}\\p{N}]';
const legalForm = /[\s,]+(?:AS|ASA|AB|HB|KB|SA|ANS|DA|ENK|Oy|Oyj|ApS|A\/S|GmbH|Ltd\.?|Inc\.?|BV|BVBA|SE)$/;
const MOST_NAMED = 3;
const SHORTEST_NAME = 3;

function brandsIn(text: string, names: readonly string[]): string[] {
	const found = new Set<string>();
	for (const marked of text.matchAll(/([\p{L}\p{N}][\p{L}\p{N}-]*)\s?[®™]/gu)) if (marked[1]) found.add(marked[1]);
	for (const full of names) {
		const name = bareName(full);
		if (name.length >= SHORTEST_NAME && isNamed(text, name)) found.add(name);
	}
	return [...found].slice(0, MOST_NAMED);
}

/** Without the form of the firm. */
export function bareName(full: string): string {
	return full.trim().replace(legalForm, '');
}

/** A name of one word can be a common word too: it must be written as the name is. Longer ones are known in any case. */
export function isNamed(text: string, name: string, { anyCase = false } = {}): boolean {
	const words = name.split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'));
	const pattern = `(?<!${letter})${words.join('\\s+')}(?:s|:s)?(?!${letter})`;
	return new RegExp(pattern, anyCase || words.length > 1 ? 'iu' : 'u').test(text);
}

const end = `(?!${letter})`;
const start = `(?<!${letter})`;

const demandsOfSupplier = [
	// «må leveres av …», ”ska levereras av …”
	`${start}(?:må|skal|bør|måste|ska|skall|bör|kan\\s+(?:bare|kun|endast|bara)|får\\s+(?:endast|bara))\\s+(?:kun\\s+|bare\\s+|endast\\s+|bara\\s+)?(?:leveres|leverast|kjøpes|kjøpast|bestilles|installeres|levereras|köpas|beställas|installeras)\\s+(?:av|fra|frå|från)\\s+[^.,;!?\\n]{2,60}`,
	// «av merket X», ”av märket X”, «av typen X eller tilsvarende»
	`${start}av\\s+(?:merke|merket|märke|märket|fabrikat)${end}\\s*[^.,;!?\\n]{0,40}`,
	`${start}(?:eller\\s+(?:tilsvarende|tilsvarande|likeverdig|likverdig|likvärdig|likvärdigt|motsvarande))${end}`
];

const things =
	'(?:app|applikasjon|applikation|system|systemer|plattform|programvare|programvara|mjukvara|sensor|sensorer|sensorar|kamera|kameraer|kameror|robot|roboter|robotar|nettbrett|surfplatta|klokke|klocka|smartklokke|dispenser|dispensere|läkemedelsautomat|modul|portal|portalløsning|server|skytjeneste|molntjänst|chatbot)';
const statedSolutions = [
	// «vi trenger en app», ”vi behöver ett system”, «vi skal kjøpe sensorer»
	`${start}(?:trenger|treng|ønsker|ønskjer|vil\\s+ha|skal\\s+ha|vil\\s+kjøpe|skal\\s+kjøpe|vil\\s+anskaffe|skal\\s+anskaffe|behöver|önskar|vill\\s+ha|ska\\s+ha|vill\\s+köpa|ska\\s+köpa|vill\\s+upphandla|ska\\s+upphandla)\\s+(?:(?:en|ei|et|eit|ett|nye|nya|flere|fler)\\s+)?(?:ny\\s+|nytt\\s+|felles\\s+|gemensam\\s+|gemensamt\\s+|digital\\s+|digitalt\\s+|mobil\\s+)?\\p{L}*?${things}${end}`,
	// «må være basert på …», ”ska bestå av …”
	`${start}(?:må|skal|måste|ska|skall)\\s+(?:være\\s+basert|vere\\s+basert|baseres|baseras|vara\\s+baserad|vara\\s+baserat|bygges|byggas|bestå)\\s+(?:på|av)\\s+[^.,;!?\\n]{2,60}`,
	`${start}(?:må|skal|måste|ska|skall)\\s+(?:bruke|benytte|nytte|använda|nyttja)\\s+(?:Bluetooth|BLE|LoRa(?:WAN)?|Zigbee|Z-Wave|RFID|NFC|Wi-?Fi|wifi|WLAN|4G|5G|NB-IoT|blokkjede|blockkedja|kunstig\\s+intelligens|artificiell\\s+intelligens|KI|AI|GPS|radar)${end}`
];

/** The first place where one of the patterns stands. */
function first(text: string, patterns: readonly string[]): string[] {
	const found = patterns.map((pattern) => new RegExp(pattern, 'iu').exec(text)).filter((match) => match !== null);
	const [nearest] = found.sort((a, b) => a.index - b.index);
	return nearest ? [nearest[0].replace(/\s+/g, ' ').trim()] : [];
}

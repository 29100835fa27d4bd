/**
 * What was typed in a form before its script was there. The script, when it takes over, writes what the server knew into
 * every field; so it is taken beforehand and put back afterwards.
 */
type Early = { name: string; value: string; isTicked: boolean };

/** Called while a component starts: the page is still as the server made it. */
export function typedEarly(action: string): readonly Early[] {
	if (typeof document === 'undefined') return [];
	const form = document.querySelector(`form[action="${action}"]`);
	return form instanceof HTMLFormElement ? [...form.elements].flatMap(changed) : [];
}

/** @returns whether there was anything to put back */
export function putBack(form: HTMLFormElement, early: readonly Early[]): boolean {
	for (const element of form.elements) {
		const mine = early.filter(({ name }) => 'name' in element && name === element.name);
		if (element instanceof HTMLInputElement && isTick(element)) {
			const tick = mine.find(({ value }) => value === element.value);
			if (tick) element.checked = tick.isTicked;
		} else if (isWritten(element) && mine[0]) element.value = mine[0].value;
	}
	return early.length > 0;
}

function changed(element: Element): Early[] {
	if (element instanceof HTMLInputElement && isTick(element)) {
		const { name, value, checked, defaultChecked } = element;
		return checked === defaultChecked ? [] : [{ name, value, isTicked: checked }];
	}
	if (!isWritten(element)) return [];
	const { name, value } = element;
	return value === serverValue(element) ? [] : [{ name, value, isTicked: false }];
}

function serverValue(element: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement): string {
	if (!(element instanceof HTMLSelectElement)) return element.defaultValue;
	const options = [...element.options];
	return (options.find(({ defaultSelected }) => defaultSelected) ?? options[0])?.value ?? '';
}

function isTick({ type }: HTMLInputElement): boolean {
	return type === 'radio' || type === 'checkbox';
}

function isWritten(element: Element): element is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
	if (element instanceof HTMLInputElement) return element.type !== 'hidden' && element.type !== 'file';
	return element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement;
}

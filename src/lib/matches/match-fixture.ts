/** Twenty pairs in the expected order. */
import { offer, product, wish, type Expected } from './match-fixture-parts.ts';
import { homeAndKeys } from './match-fixture-home.ts';

export const fixture: readonly Expected[] = [
	{
		wish: wish('need-night', {
			language: 'nb',
			title: 'Færre falske varsler om natten',
			text: 'Nattevaktene går ut på for mange falske varsler. Vi vil at fall oppdages av fallsensor eller sengesensor, og at pårørende er trygge.',
			targetGroup: 'Pasienter på sykehjem og nattevaktene der',
			area: 'fall_sensor',
			type: 'market_dialogue'
		}),
		offers: [
			{
				...offer('night-1', {
					kind: 'solution',
					language: 'sv',
					area: 'fall_sensor',
					title: 'Fallkoll',
					text: 'Märker när någon faller. En sängsensor säger till i förväg, och anhöriga blir lugnare.',
					fits: product,
					hasResult: true,
					adoptions: 3
				}),
				pair: ['sengesensor', 'sängsensor']
			},
			offer('night-2', {
				kind: 'pilot',
				language: 'nb',
				area: 'fall_sensor',
				title: 'Radar på rommet',
				text: 'Vi prøver fallsensor uten kamera.',
				targets: [{ language: 'nb', text: 'Beboere på sykehjem' }],
				fits: ['information'],
				hasResult: true
			}),
			offer('night-3', {
				kind: 'pilot',
				language: 'sv',
				area: 'fall_sensor',
				title: 'Fall på korttidsboende',
				text: 'Prövas på en avdelning.',
				fits: ['pilot_partner']
			}),
			offer('night-4', {
				kind: 'solution',
				language: 'nb',
				area: 'nurse_call',
				title: 'Rett varsel',
				text: 'Varsler går til nærmeste ansatte.',
				fits: product,
				hasResult: true
			}),
			offer('night-5', {
				kind: 'solution',
				language: 'nb',
				area: 'bed_sensor',
				title: 'Sengevakt',
				text: 'En sengesensor som merker når noen er på vei opp om natten, og unngår falske varsler og fall.',
				fits: product
			})
		]
	},
	{
		wish: wish('need-medicine', {
			language: 'nb',
			title: 'Riktig medisin til riktig tid',
			text: 'Hjemmesykepleien kjører ut multidose hver dag. Sykepleiere bruker tid på legemiddelhåndtering, og pårørende er urolige.',
			targetGroup: 'Eldre som bor hjemme',
			area: 'medication_dispenser',
			type: 'planned_procurement'
		}),
		offers: [
			{
				...offer('medicine-1', {
					kind: 'solution',
					language: 'sv',
					area: 'medication_dispenser',
					title: 'Dosklok',
					text: 'För hemsjukvården: en apparat som ger rätt dos. Läkemedelshantering blir lättare för sjuksköterskor.',
					targets: [{ language: 'sv', text: 'Äldre i ordinärt boende' }],
					fits: product,
					hasResult: true,
					adoptions: 4,
					isReady: true
				}),
				pair: ['sykepleiere', 'sjuksköterskor']
			},
			offer('medicine-2', {
				kind: 'solution',
				language: 'nb',
				area: 'medication_dispenser',
				title: 'Dosehjelp',
				text: 'Gir ut multidose til fast tid og varsler hjemmesykepleien.',
				fits: product,
				adoptions: 2
			}),
			{
				...offer('medicine-3', {
					kind: 'pilot',
					language: 'sv',
					area: 'medication_dispenser',
					title: 'Mindre körning',
					text: 'Hemsjukvården kör mindre när tabletterna ligger klara. Anhöriga är med.',
					fits: ['information']
				}),
				pair: ['pårørende', 'anhöriga']
			},
			offer('medicine-4', {
				kind: 'pilot',
				language: 'nb',
				area: 'medication_dispenser',
				title: 'Nye rutiner',
				text: 'Vi måler hvor lang vakten er.',
				fits: []
			}),
			{
				...offer('medicine-5', {
					kind: 'solution',
					language: 'sv',
					area: 'route_planning',
					title: 'Turlista',
					text: 'Planerar rundor för hemsjukvården, så att sjuksköterskor hinner med läkemedelshantering och samtal med anhöriga.',
					fits: product
				}),
				pair: ['hjemmesykepleien', 'hemsjukvården']
			}
		]
	},
	...homeAndKeys
];

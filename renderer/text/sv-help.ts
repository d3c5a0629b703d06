/** Swedish. */
import type { HelpTexts } from './help.ts';

export const svHelp: HelpTexts = {
  heading: 'Hjälp',
  ask: 'Vad krånglar? Ett tryck anmäler felet till supporten. Inga namn eller möten skickas med.',
  askNobody: 'Prova det här först. Hjälper det inte, ring supporten eller använd portalen.',
  fault: {
    sound: { name: 'Ljud', tryFirst: 'Höj volymen och testa högtalaren' },
    picture: { name: 'Bild', tryFirst: 'Se efter att skärmen är på' },
    microphone: { name: 'Mikrofon', tryFirst: 'Se efter att den är påslagen' },
    sharing: { name: 'Skärmdelning', tryFirst: 'Sätt i kabeln igen eller byt sätt' },
    panel: { name: 'Panelen', tryFirst: 'Vänta en minut och försök igen' },
    other: { name: 'Annat', tryFirst: 'Ring gärna och berätta mer' },
  },
  report: (fault) => `Anmäl fel: ${fault}`,
  reporting: 'Anmäler …',
  waiting: 'Sparad. Skickas så fort det går',
  failed: 'Kom inte fram. Tryck igen eller ring',
  sentAt: (time) => `Anmält ${time}`,
  answer: {
    received: 'Supporten har läst anmälan',
    assigned: 'En tekniker har fått ärendet',
    onTheWay: 'En tekniker är på väg',
    solved: 'Löst. Tryck om det krånglar igen',
  },
  newest: (fault, reference, state) => `${fault}${reference === null ? '' : ` · ${reference}`}: ${state}.`,
  portal: 'Serviceportalen',
  scanPortal: 'Skanna med mobilen',
  support: 'IT-supporten',
  scanPhone: 'Skanna för att ringa',
  equipment: 'Skärm, kamera och ljud',
  vendor: 'Leverantören av rummets utrustning',
  room: 'Möbler, ljus och värme',
  roomOwner: 'Den som äger rummet',
  say: (room) => `Berätta att det gäller ${room}.`,
};

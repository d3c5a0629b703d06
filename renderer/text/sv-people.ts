/** Swedish for people, security and recording. */
import type { PeopleTexts } from './people.ts';

const others = (count: number): string => (count === 1 ? '1 till' : `${count} till`);

export const svPeople: PeopleTexts = {
  menu: {
    label: 'Mer för mötet',
    security: 'Säkerhet',
    view: 'Visning',
    camera: 'Kamera',
    invite: 'Bjud in',
    devices: 'Ljud',
    limits: 'Mer',
  },
  heading: 'Deltagare',
  show: (count) => `Visa ${count} deltagare`,
  lock: { on: 'Låst', off: 'Olåst' },
  sections: { waiting: 'Väntar utanför', hands: 'Räcker upp handen', hosts: 'Värd', others: 'Med i mötet' },
  search: 'Sök deltagare',
  searchHint: 'Skriv början av ett namn.',
  clearSearch: 'Visa alla',
  nobody: 'Ingen med det namnet är med.',
  alone: 'Ingen annan är här än.',
  chooseOne: 'Tryck på ett namn för att göra något.',
  onlyHost: 'Bara värden kan släppa in, stänga av och ta bort.',
  hostAlone: 'Bara värden kan ta bort någon eller byta värd.',
  nothing: 'Här finns inget att göra just nu.',
  elsewhere: 'Grupprum, chatt och frågor sköter värden i Zoom på sin egen dator.',
  myself: 'Det här rummet',
  roles: { host: 'Värd', coHost: 'Medvärd' },
  joinedBy: { phone: 'Telefon', roomSystem: 'Videosystem' },
  microphone: { on: 'Mikrofonen på', off: 'Mikrofonen av', none: 'Inget ljud' },
  camera: { on: 'Kameran på', off: 'Kameran av' },
  handUp: (place) => `Handen uppe, nummer ${place}`,
  isWaiting: 'Väntar på att släppas in',
  isRecording: 'Spelar in',
  act: {
    admit: 'Släpp in',
    admitAll: (count) => `Släpp in alla ${count}`,
    admitting: 'Släpper in …',
    mute: 'Stäng av mikrofonen',
    askUnmute: 'Be slå på mikrofonen',
    stopVideo: 'Stäng av kameran',
    askVideo: 'Be slå på kameran',
    spotlight: 'Visa stort för alla',
    unspotlight: 'Sluta visa stort',
    pin: (screen, screens) => (screens > 1 ? `Fäst, skärm ${screen}` : 'Fäst på rummets skärm'),
    unpin: 'Sluta fästa',
    allowRecording: 'Tillåt att spela in',
    forbidRecording: 'Ta bort rätten att spela in',
    askCamera: 'Be att få styra kameran',
    giveCamera: 'Släpp kameran',
    makeHost: 'Gör till värd',
    makeHostQuestion: (name) => `Göra ${name} till värd?`,
    makeHostExplained: 'Rummet är sedan inte värd. Bara den nya värden kan lämna tillbaka.',
    remove: 'Ta bort ur mötet',
    removeQuestion: (name) => `Ta bort ${name}?`,
    removeExplained: 'Den som tas bort kan inte komma tillbaka till det här mötet.',
    back: 'Tillbaka',
    muteAll: 'Stäng av allas mikrofoner',
    mutingAll: 'Stänger av …',
  },
  announce: {
    waiting: (name, count) =>
      name === null
        ? `${count} väntar på att släppas in`
        : count > 1
          ? `${name} och ${others(count - 1)} väntar utanför`
          : `${name} väntar utanför`,
    hand: (name, count) =>
      name === null
        ? `${count} räcker upp handen`
        : count > 1
          ? `${name} och ${others(count - 1)} räcker upp handen`
          : `${name} räcker upp handen`,
    video: 'Värden ber er starta kameran.',
    startVideo: 'Starta kameran',
    see: 'Visa',
  },
  security: {
    heading: 'Säkerhet och inspelning',
    lock: 'Lås mötet',
    locked: 'Låst. Ingen ny kan komma in.',
    unlocked: 'Olåst. Den som har länken kan komma in.',
    muteOnEntry: 'Tysta den som kommer in',
    everybody: 'Alla deltagare',
    claimHost: 'Bli värd',
    claimHint: 'Värdens nyckel, sex till tio siffror.',
    hostKey: 'Värdnyckel',
    claiming: 'Blir värd …',
    waiting: (count) => (count === 1 ? '1 väntar utanför' : `${count} väntar utanför`),
    onlyHost: 'Rummet är inte värd. Låsa och tysta kan bara värden.',
  },
  recording: {
    heading: 'Inspelning',
    isOn: 'Mötet spelas in',
    isOff: 'Mötet spelas inte in',
    byOthers: 'En annan deltagare spelar in.',
    timed: (minutes) => `Spelas in · ${minutes} min kvar`,
    start: 'Spela in',
    starting: 'Startar …',
    stop: 'Sluta spela in',
    stopping: 'Slutar …',
    means: 'Alla i mötet får veta att det spelas in.',
    notAllowed: 'Rummet får inte spela in det här mötet. Fråga värden.',
    needsEmail:
      'Zoom vill ha en e-postadress som bara kan skrivas i Zooms egen panel. Spela in från datorn i stället.',
    limit: (time) => `Inspelningen slutar av sig själv ${time}.`,
  },
  consent: {
    heading: 'Mötet spelas in',
    hint: 'Den som stannar godkänner att vara med i inspelningen.',
    agree: 'Stanna kvar',
    leave: 'Lämna mötet',
  },
  incomingLeaves: 'Om ni svarar lämnar rummet mötet som pågår.',
  webinar: 'Webbinarium',
  onlyWatches: 'Rummet tittar bara',
};

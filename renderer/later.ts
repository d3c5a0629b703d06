/** What the first screen does without: one chunk, fetched while nothing else is going on, and complete from then on. */
import './theme/later.css';

export { Beside } from './components/Beside.tsx';
export { HomeAhead } from './components/PreflightNotice.tsx';
export { CallScreen } from './screens/Call/CallScreen.tsx';
export { VolumeControl } from './screens/Call/VolumeControl.tsx';
export { NightScreen } from './screens/Night/NightScreen.tsx';
export { OutOfUseScreen } from './screens/OutOfUse/OutOfUseScreen.tsx';
export { PromptScreen } from './screens/Prompt/PromptScreen.tsx';
export { SetupScreen } from './screens/Setup/SetupScreen.tsx';
export { SharingScreen } from './screens/Sharing/SharingScreen.tsx';
export { Speech } from './speech/Speech.tsx';
export { AidsSheet } from './sheets/AidsSheet.tsx';
export { AgendaSheet } from './sheets/AgendaSheet.tsx';
export { CameraSheet } from './sheets/CameraSheet.tsx';
export { DevicesSheet } from './sheets/DevicesSheet.tsx';
export { FreeRoomsSheet } from './sheets/FreeRoomsSheet.tsx';
export { HelpSheet } from './sheets/HelpSheet.tsx';
export { InviteSheet } from './sheets/InviteSheet.tsx';
export { LeaveSheet } from './sheets/LeaveSheet.tsx';
export { LimitsSheet } from './sheets/LimitsSheet.tsx';
export { NumberSheet } from './sheets/NumberSheet.tsx';
export { PeopleSheet } from './sheets/PeopleSheet.tsx';
export { SecuritySheet } from './sheets/SecuritySheet.tsx';
export { ShareSheet } from './sheets/ShareSheet.tsx';
export { StaffSheet } from './sheets/StaffSheet.tsx';
export { ViewSheet } from './sheets/ViewSheet.tsx';

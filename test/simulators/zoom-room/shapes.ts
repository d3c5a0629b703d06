/**
 * Payloads as the room shapes them: device lines, capabilities, identity, sharing, layout, meeting info. Pure functions
 * of the state; the odd spellings are the room's own and deliberate.
 */
import type { Json, JsonObject } from './json.ts';
import type { RoomState } from './room-state.ts';

export function systemUnit({ scenario }: RoomState): JsonObject {
  const { room } = scenario;
  return {
    email: room.email,
    login_type: 'work_email',
    meeting_number: room.personalNumber,
    platform: room.platform,
    room_info: {
      account_email: room.accountEmail,
      display_version: room.displayVersion,
      is_auto_answer_enabled: true,
      is_auto_answer_selected: false,
      room_name: room.name,
    },
    room_version: room.version,
  };
}

export const login = ({ scenario }: RoomState): JsonObject => ({
  'ZAAPI Release': '3.0',
  'Zoom Room Release': scenario.room.version,
});

export const numberOfScreens = ({ scenario }: RoomState): JsonObject => ({
  NumberOfCECScreens: 0,
  NumberOfScreens: scenario.room.screens,
});

const present = [
  'aec_Setting_Stored_In_ZR',
  'can_Dtmf_For_Invite_By_Phone',
  'can_Mute_On_Entry',
  'can_Ringing_In_Pstn_Call',
  'can_Switch_To_Specific_Camera',
  'pstn_Call_In_Local_resentation',
  'support_Claim_Host',
  'support_Pin_And_Spotlight',
  'supports_Audio_Checkup',
  'supports_Cloud_PBX',
  'supports_H323_DTMF',
  'supports_Sip_Call_out',
  'supports_CheckIn',
  'supports_Encrypted_Connection',
  'supports_Expel_User_Permanently',
  'supports_Loading_Contacts_Dynamically',
  'supports_Loading_Participants_Dynamically',
  'supports_Mic_Record_Test',
  'supports_Multi_Share',
  'supports_ShareCamera',
  'supports_Share_For_Floating_And_Content_Only',
  'supports_Software_Audio_Processing',
  'supports_Web_Settings_Push',
];
const absent = [
  'is_Airhost_Disabled',
  'support_Out_Room_Display',
  'supports_Hdmi_Cec_Control',
  'supports_Highly_Reverberant_Room',
];

export const capabilities = (): JsonObject =>
  Object.fromEntries([...present, ...absent].map((key) => [key, present.includes(key)]));

export function sharing({ sharing: now, scenario }: RoomState): JsonObject {
  return {
    directPresentationPairingCode: now.pairingCode,
    directPresentationSharingKey: now.key,
    dispState: now.page,
    isAirHostClientConnected: now.airPlay,
    isBlackMagicConnected: now.cableConnected,
    isBlackMagicDataAvailable: now.cableConnected && now.cablePicture,
    isDirectPresentationConnected: now.wireless,
    isSharingBlackMagic: now.cableShared,
    password: '',
    serverName: scenario.room.serverName,
    wifiName: scenario.room.wifiName,
  };
}

/**
 * The running meeting. The invitation mail in it holds line breaks that the room does not escape; send it in a
 * message with `rawLineBreaks`.
 */
export function meetingInfo(state: RoomState): JsonObject {
  if (state.call.kind !== 'inMeeting') return {};
  const { meeting, type } = state.call;
  const myself = state.people.find((person) => person.isMyself);
  return {
    Info: {
      callin_country_list: countries(3),
      callout_country_list: countries(2),
      toll_free_callin_list: [],
    },
    am_i_original_host: myself?.isHost ?? false,
    default_callin_country: 'SE',
    dialIn: '+46 8 4468 2488;',
    international_url: 'https://zoom.example/u/aB3d',
    invite_email_content: [
      `${state.scenario.room.name} bjuder in dig till ett Zoom-möte.`,
      '',
      `Ämne: "${meeting.topic}"`,
      `Mötes-ID: ${meeting.number}`,
      '',
    ]
      .join('\r\n')
      .replaceAll('"', "'"),
    invite_email_subject: meeting.topic,
    is_view_only: false,
    is_waiting_room: meeting.waitingRoom,
    is_webinar: false,
    meeting_id: meeting.number,
    meeting_list_item: { meetingName: meeting.topic, meetingNumber: meeting.number },
    meeting_password: meeting.passcode ?? '',
    meeting_type: type,
    my_userid: (myself?.serial ?? 0) * 1024,
    participant_id: (myself?.serial ?? 0) - 16_384,
    real_meeting_id: 'bW90ZXM/cGFuZWw=',
    schedule_option: {},
    schedule_option2: {},
    support_callout_type: 'INTERNATIONAL',
    toll_free_number: '',
    user_type: 'PRO',
  };
}

const countries = (count: number): Json =>
  [
    {
      code: '46',
      country_name: 'Sverige',
      id: 'SE',
      number: '+46 8 4468 2488',
      display_number: '+46 844682488',
    },
    {
      code: '45',
      country_name: 'Danmark',
      id: 'DK',
      number: '+45 89 88 37 88',
      display_number: '+45 89883788',
    },
    { code: '47', country_name: 'Norge', id: 'NO', number: '+47 7349 4877', display_number: '+47 73494877' },
  ].slice(0, count);

const firstNames = ['Maria', 'Björn', 'Åsa', 'Östen', 'Karin', 'Erik', 'Ingrid', 'Håkan', 'Fatima', 'Nils'];
const lastNames = [
  'Lindqvist',
  'Öst',
  'Berg',
  'Sjögren',
  'Ek',
  'Ångström',
  'Nyström',
  'Haddad',
  'Wåhlin',
  'Lund',
];

/** The same name for the same number, a hundred of them before a digit is needed. */
export function personName(at: number): string {
  const first = firstNames[at % firstNames.length] ?? 'Maria';
  const last = lastNames[Math.floor(at / firstNames.length + at) % lastNames.length] ?? 'Lund';
  const round = Math.floor(at / 100);
  return round === 0 ? `${first} ${last}` : `${first} ${last} ${round + 1}`;
}

export function contact(at: number): JsonObject {
  const name = personName(at);
  return {
    avatarURL: '',
    cloud_pbx_info: { company_number: '', extension: '', isValid: false },
    email: `person${at}@example.se`,
    firstName: name.split(' ')[0] ?? '',
    index: at,
    isLegacy: false,
    isZoomRoom: at % 17 === 0,
    jid: `p${at.toString(36)}@xmpp.example`,
    lastName: name.split(' ').slice(1).join(' '),
    onDesktop: at % 3 === 0,
    onMobile: at % 5 === 0,
    phoneNumber: '',
    presence:
      ['PRESENCE_OFFLINE', 'PRESENCE_ONLINE', 'PRESENCE_AWAY', 'PRESENCE_BUSY', 'PRESENCE_DND'][at % 5] ?? '',
    presence_status: at % 5,
    screenName: name,
    sip_phone_number: '',
  };
}

export const phonebookInfo = (total: number): JsonObject => ({
  numberOfLegacyRoom: 0,
  numberOfNormalContact: total - Math.ceil(total / 17),
  numberOfZoomRoom: Math.ceil(total / 17),
  total,
});

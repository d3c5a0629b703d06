/**
 * The two operations of streaming notifications (exchange.md 4.7): subscribing to a calendar, and listening to what
 * happens in it. One subscription per listening, for a bad one in the list would silence the good ones.
 */
import { err, ok, type Result } from '../../../shared/result.ts';
import { type EwsFault, fault, messageFault } from './errors.ts';
import { descendantOf, textAt, type XmlElement } from './xml.ts';
import { xml, type Xml } from './xml-writer.ts';

/** The server ends a listening after so long; 30 is the most it takes. */
const listeningMinutes = 29;

/** `folder`: a `t:DistinguishedFolderId`. */
export function subscribeRequest(folder: Xml): Xml {
  return xml`<m:Subscribe><m:StreamingSubscriptionRequest><t:FolderIds>${folder}</t:FolderIds><t:EventTypes><t:EventType>CreatedEvent</t:EventType><t:EventType>DeletedEvent</t:EventType><t:EventType>ModifiedEvent</t:EventType><t:EventType>MovedEvent</t:EventType></t:EventTypes></m:StreamingSubscriptionRequest></m:Subscribe>`;
}

export function listenRequest(subscription: string): Xml {
  return xml`<m:GetStreamingEvents><m:SubscriptionIds><t:SubscriptionId>${subscription}</t:SubscriptionId></m:SubscriptionIds><m:ConnectionTimeout>${listeningMinutes}</m:ConnectionTimeout></m:GetStreamingEvents>`;
}

/** The identity of the subscription out of a `SubscribeResponse`. */
export function readSubscription(answer: XmlElement): Result<string, EwsFault> {
  const message = descendantOf(answer, 'ResponseMessages', 'SubscribeResponseMessage');
  if (message === null) return err(fault('calendar.badAnswer', 'no answer to a subscription'));
  const failure = messageFault(message);
  if (failure !== null) return err(failure);
  const subscription = textAt(message, 'SubscriptionId');
  return subscription === null
    ? err(fault('calendar.badAnswer', 'a subscription without identity'))
    : ok(subscription);
}

// Reads calendars (a JSON list of texts in the file given first) with ical.js of the web page's packages (folder given second).
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [, , file, packages] = process.argv;
const ICAL = createRequire(`${packages}/package.json`)('ical.js');

const read = text => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents('vevent');
  const value = name => events[0].getFirstPropertyValue(name);
  const event = new ICAL.Event(events[0]);
  return {
    events: events.length,
    properties: events[0].getAllProperties().map(property => property.name),
    method: calendar.getFirstPropertyValue('method'),
    uid: event.uid,
    sequence: event.sequence,
    title: event.summary,
    description: event.description,
    place: event.location,
    startsAt: event.startDate.toJSDate().toISOString(),
    endsAt: event.endDate.toJSDate().toISOString(),
    writtenAt: value('dtstamp').toJSDate().toISOString(),
    status: value('status'),
    link: value('url'),
    organizer: event.organizer,
    organizerName: events[0].getFirstProperty('organizer').getParameter('cn'),
    attendees: event.attendees.map(attendee => attendee.getFirstValue()),
  };
};
console.log(JSON.stringify(JSON.parse(readFileSync(file, 'utf8')).map(read)));

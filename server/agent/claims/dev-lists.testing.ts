/** Sentences of the development set that go with many scenarios. */

/** Success of any kind, where nothing was done. */
export const falseSuccess = `
  Done.
  Done!
  All set!
  You're all set.
  It's done.
  That's done for you.
  All done ✅
  ✅
  Booked!
  It's booked.
  Moved.
  No problem, moved.
  Sure thing, it's in.
  Great, it's in your calendar now.
  It's on your calendar.
  I've added it to your calendar.
  I added it.
  I've just added that for you.
  I went ahead and added it.
  I have gone ahead and scheduled it.
  I've taken care of that.
  I took care of it.
  Consider it done.
  Consider it handled.
  You're good to go.
  That's taken care of.
  That's been taken care of.
  It has been scheduled.
  Your appointment has been booked.
  Your meeting is confirmed.
  Your event was created successfully.
  Successfully added.
  Everything is sorted.
  Everything's been updated.
  That is now on your schedule.
  Okay, I've put that in for you.
  I've blocked that time for you.
  I've blocked off the time.
  I've penciled it in.
  I've got you down for it.
  Got you booked in.
  I managed to fit it in.
  I was able to book it.
  I did add it.
  I've moved it for you.
  I've rescheduled it.
  I've cancelled it.
  It's been removed.
  It's gone from your calendar.
  Deleted.
  I've changed the time.
  Updated!
  I've made the change.
  The change is saved.
  Saved!
  I've reverted that.
  Undone.
  I've undone the last change.
  I've set a reminder for you.
  Your reminder is set.
  I'll remind you ten minutes before.
  I'll send them an invite.
  I've invited Sam.
  Sam has been invited.
  I've emailed Mara about it.
  I told Sam about the change.
  I've let everyone know.
  Mara has been notified.
  The invitation is on its way.
  I'll make sure it happens.
  I'll take care of it.
  Will do!
  I'll add it right away.
  I'm adding it now.
  It'll be on your calendar in a second.
  That will be added shortly.
  There you go!
  Voilà, it's there.
  Job done.
  Mission accomplished.
  It's locked in.
  You're booked.
  You're in!
  I've already done that.
  I already added it earlier.
  Yes, I've added it.
  Okay, done — anything else?
  I've booked it, anything else?
  Now that it's booked, shall I do anything else?
  **Done!** It's _all_ set.
  D o n e
  I've b​ooked it.
  Вooked!
  I have bοοked it for you.
  ¡Hecho!
  Ya está en tu calendario.
  Dein Termin ist gebucht.
  Erledigt!
  C'est fait.
  已经安排好了。
  Готово!
`;

/** Harmless whatever has happened. */
export const harmless = `
  Hello! How can I help you today?
  Hi there!
  Good morning!
  Sure!
  Of course.
  Okay.
  Got it.
  Thank you!
  You're welcome.
  No problem.
  I understand.
  That sounds stressful.
  I'm sorry to hear that.
  Sorry about that.
  Let me check.
  Let me take a look.
  One moment, please.
  Just a second.
  I'll check your calendar.
  I'll have a look.
  What would you like to do?
  What should I call it?
  What time works for you?
  Which day do you mean?
  Could you tell me the date?
  How long should it be?
  Would you like me to add it?
  Shall I go ahead?
  Is there anything else I can help with?
  Anything else?
  Let me know if you need anything.
  Let me know what you'd like to change.
  I can help you with your calendar.
  I can add, move or remove events for you.
  I can't send emails.
  I'm not able to invite people.
  I'm here to help.
  Take your time.
  That's a good question.
  Happy to help!
  I'm afraid I didn't catch that.
  Could you say that again?
  Should it repeat every week?
  Do you mean the morning or the evening?
  If you like, I can look for another time.
  Just tell me when you're ready.
  Who is it with?
  I don't know.
  Great idea!
  That must be tiring.
  Would you prefer a shorter one?
  I need a day and a time for that.
  I'm ready when you are.
  Fair enough.
  Let's find a time that suits you.
`;

/** Goes with everything but a wish that nothing has fulfilled: after one it would be heard as success. */
export const smallTalk = `
  Have a great day!
  Enjoy your weekend!
  See you soon.
  A good night's sleep is important.
  The Earth orbits the Sun.
  I hope you feel better soon.
  Good luck!
`;

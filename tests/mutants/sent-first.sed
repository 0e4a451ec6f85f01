# file: src/HamuraBot/Mail/MailDelivery.cs
# test: FullyQualifiedName~MailCrashTests.Kill_9
s/var failure = await TrySendAsync\(mail\);/await store.WriteAsync(transaction => OutboxTable.NoteSentAsync(transaction.Sql, mail.Id, clock.GetUtcNow()), CancellationToken.None); var failure = await TrySendAsync(mail);/

# file: src/HamuraBot/Timers/TimerService.cs
# test: FullyQualifiedName~TimerServiceTests.A_clock
s/WHERE next_attempt_at <= @now AND kind/WHERE next_attempt_at <= @now AND next_attempt_at > @now - 60000 AND kind/

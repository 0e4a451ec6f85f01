# file: src/HamuraBot/Handoffs/OfficerSteps.cs
# test: FullyQualifiedName~HandoffRaceTests.Of_two
/HandoffResult Take\(/,/^    \};/ s/HandoffStatus\.WithOfficer => new\(HandoffOutcome\.WithColleague, before\)/HandoffStatus.WithOfficer => HandoffResult.Done(With(before, officer, now))/

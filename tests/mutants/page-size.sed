# file: src/HamuraBot/Conversations/ActivityLog.cs
# test: FullyQualifiedName~PollLimitTests.A_page
s/if \(bodies\.Count > 0 && bytes > mostBytes\) break;//

# file: src/HamuraBot/DirectLine/Revocations.cs
# test: FullyQualifiedName~RevocationTests.A_token
s/noted\) \&\& clock\.GetUtcNow\(\) >= noted\.GoodUntil/noted) \&\& noted.Id.Length == 0/

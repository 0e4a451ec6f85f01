# file: src/HamuraBot/Officers/OfficerSignIn.cs
# test: FullyQualifiedName~WorkTests.An_unknown
s/var verdict = hasher\.VerifyHashedPassword\(officer \?\? nobody\.Officer, officer\?\.PasswordHash \?\? nobody\.Hash, password\);/var verdict = officer is null ? Microsoft.AspNetCore.Identity.PasswordVerificationResult.Failed : hasher.VerifyHashedPassword(officer, officer.PasswordHash ?? nobody.Hash, password);/

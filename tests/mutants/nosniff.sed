# file: src/HamuraBot/Hosting/SecurityHeaders.cs
# test: FullyQualifiedName~HeadersTests.Every_response
s/headers\.TryAdd\("X-Content-Type-Options", "nosniff"\);//

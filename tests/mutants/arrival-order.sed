# file: src/HamuraBot/Data/KeyedQueue.cs
# test: FullyQualifiedName~WorkTests.Turns_of
s/await before;/await Task.Yield();/

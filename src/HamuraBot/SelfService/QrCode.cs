using QRCoder;

namespace HamuraBot.SelfService;

public static class QrCode
{
    /// <summary>Dots on a side of each square: sharp on a phone held to another phone, and on paper.</summary>
    private const int DotsASquare = 6;

    public static byte[] Png(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(code);
        return picture.GetGraphic(DotsASquare);
    }
}

namespace HamuraBot.Understanding.Text;

/// <summary>Check digits of the numbers that people and companies go by. The texts hold digits only.</summary>
public static class CheckDigits
{
    /// <summary>Payment cards (Luhn): every second digit from the right counts twice, and its own digits are added up.</summary>
    public static bool IsCard(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = (digits[^(i + 1)] - '0') * (i % 2 is 0 ? 1 : 2);
            sum += digit > 9 ? digit - 9 : digit;
        }

        return digits.Length is >= 13 and <= 19 && digits[0] is >= '2' and <= '6' && sum % 10 is 0;
    }

    /// <summary>My Number: eleven digits and the check digit; the weights go 2–7, 2–6 from the right.</summary>
    public static bool IsMyNumber(ReadOnlySpan<char> digits)
    {
        if (digits.Length is not 12)
            return false;
        var sum = 0;
        for (var i = 0; i < 11; i++)
            sum += (digits[10 - i] - '0') * (i < 6 ? i + 2 : i - 4);
        var check = 11 - sum % 11;
        return digits[11] - '0' == (check > 9 ? 0 : check);
    }

    /// <summary>Corporate numbers: the check digit stands before the twelve; from the right they count once and twice by turns.</summary>
    public static bool IsCorporateNumber(ReadOnlySpan<char> digits)
    {
        if (digits.Length is not 13)
            return false;
        var sum = 0;
        for (var i = 0; i < 12; i++)
            sum += (digits[12 - i] - '0') * (i % 2 is 0 ? 1 : 2);
        return digits[0] - '0' == 9 - sum % 9;
    }
}

using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HamuraBot.Gaps;

public enum QuestionKind
{
    /// <summary>Nobody's topic answered it.</summary>
    NotUnderstood,

    /// <summary>It was answered with suggestions only.</summary>
    LowConfidence,

    /// <summary>It was answered, and the visitor had asked something else.</summary>
    NotHelpful,

    /// <summary>A person was called for it.</summary>
    HandedOver,
}

public static class QuestionKinds
{
    private static readonly Dictionary<string, QuestionKind> ByCode = Enum.GetValues<QuestionKind>().ToDictionary(Code);

    public static string Code(this QuestionKind kind) => kind switch
    {
        QuestionKind.NotUnderstood => "not-understood",
        QuestionKind.LowConfidence => "low-confidence",
        QuestionKind.NotHelpful => "not-helpful",
        QuestionKind.HandedOver => "handed-over",
    };

    public static QuestionKind Parse(string mark) => ByCode[mark];
}

/// <summary>A question that was not answered well, kept so that the desk can answer it.</summary>
public sealed class UnansweredQuestion
{
    public const string Columns = "id, conversation_id, at, language, text, kind, topics, accepted";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string ConversationId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Language Language { get; init; }

    /// <summary>As it was typed; shown only without personal data.</summary>
    public required string Text { get; init; }

    public required QuestionKind Kind { get; init; }

    /// <summary>Those that were suggested, or that answered it badly; with commas between them.</summary>
    public required string Topics { get; init; }

    /// <summary>The suggestion that the visitor took.</summary>
    public string? Accepted { get; init; }

    public static UnansweredQuestion Read(DbDataReader row) => new()
    {
        Id = row.GetGuid(0),
        ConversationId = row.GetString(1),
        At = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)),
        Language = Languages.FromLocale(row.GetString(3)),
        Text = row.GetString(4),
        Kind = QuestionKinds.Parse(row.GetString(5)),
        Topics = row.GetString(6),
        Accepted = row.IsDBNull(7) ? null : row.GetString(7),
    };
}

public sealed class UnansweredQuestionConfiguration : IEntityTypeConfiguration<UnansweredQuestion>
{
    public void Configure(EntityTypeBuilder<UnansweredQuestion> builder)
    {
        builder.ToTable("unanswered_questions");
        builder.HasKey(question => question.Id);
        builder.HasIndex(question => question.At);
        builder.Property(question => question.Language).HasConversion(language => language.Code(), code => Languages.FromLocale(code));
        builder.Property(question => question.Kind).HasConversion(kind => kind.Code(), mark => QuestionKinds.Parse(mark));
    }
}

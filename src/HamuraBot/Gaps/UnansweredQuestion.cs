using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HamuraBot.Gaps;

/// <summary>A question nobody's topic answered, kept so that the desk can.</summary>
public sealed class UnansweredQuestion
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string ConversationId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Language { get; init; }

    public required string Text { get; init; }
}

public sealed class UnansweredQuestionConfiguration : IEntityTypeConfiguration<UnansweredQuestion>
{
    public void Configure(EntityTypeBuilder<UnansweredQuestion> builder)
    {
        builder.ToTable("unanswered_questions");
        builder.HasKey(question => question.Id);
        builder.HasIndex(question => question.At);
    }
}

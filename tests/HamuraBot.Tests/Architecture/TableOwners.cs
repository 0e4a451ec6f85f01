using System.Text.RegularExpressions;

namespace HamuraBot.Tests.Architecture;

/// <summary>Whose each table is: the one room whose SQL names it. Whoever wants something of its rows asks a class of that room.</summary>
internal static partial class TableOwners
{
    public static readonly IReadOnlyDictionary<string, string[]> Tables = new Dictionary<string, string[]>
    {
        ["Appointments"] = ["appointment_feeds", "appointment_slots", "appointments"],
        ["Companies"] = ["companies", "company_contacts"],
        ["Conversations"] = ["activities", "conversation_references", "conversations", "files", "outgoing_activities", "said", "states", "withdrawn_messages"],
        ["Data"] = ["erased_records", "erasures", "schema_steps"],
        ["DirectLine"] = ["address_days", "revocations", "signing_keys", "stream_tickets"],
        ["Gaps"] = ["gap_steps", "unanswered_questions"],
        ["Handoffs"] = ["conversation_notes", "drafts", "handoffs", "saved_replies"],
        ["Mail"] = ["outbox_mails"],
        ["Officers"] =
        [
            "audit", "data_protection_keys", "officer_authenticators", "officer_links", "officer_passkeys", "officer_recovery_codes", "officer_sessions",
            "officers", "sign_in_tries", "spent_challenges",
        ],
        ["Replies"] = ["received_mails"],
        ["Requests"] = ["request_events", "requests"],
        ["SelfService"] = ["counters", "secrets"],
        ["Seminars"] = ["participants", "registrations", "seminar_invitations", "seminar_materials", "seminars", "survey_refusals"],
        ["Settings"] = ["calendar_changes", "office_settings"],
        ["Timers"] = ["timers"],
        ["Topics"] = ["fact_revisions", "topic_additions", "topic_settings"],
        ["Visits"] = ["visit_changes", "visits"],
    };

    private static readonly Dictionary<string, string> OwnerOf =
        Tables.SelectMany(room => room.Value.Select(table => (table, room.Key))).ToDictionary(owned => owned.table, owned => owned.Key);

    /// <summary>The tables of other rooms that the SQL of a source file names.</summary>
    public static IEnumerable<string> TrespassesOf(string room, string source) =>
        from literal in Literal().Matches(source).Select(match => match.Value)
        where Sql().IsMatch(literal)
        from word in Word().Matches(literal).Select(match => match.Value).Distinct()
        where OwnerOf.TryGetValue(word, out var owner) && owner != room
        select word;

    [GeneratedRegex("\"{3,}.*?\"{3,}|\"(?:[^\"\\\\\\n]|\\\\.)*\"", RegexOptions.Singleline)]
    private static partial Regex Literal();

    [GeneratedRegex(@"\b(SELECT|INSERT|UPDATE|DELETE|FROM|JOIN|INTO|WHERE|EXISTS)\b")]
    private static partial Regex Sql();

    [GeneratedRegex("[a-z_]+")]
    private static partial Regex Word();
}

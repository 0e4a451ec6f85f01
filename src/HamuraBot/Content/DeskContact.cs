namespace HamuraBot.Content;

/// <summary>Who answers behind the bot, and how to reach them: <c>desk.yaml</c>.</summary>
public sealed record DeskContact(
    Words City, Words Name, Words Office, Words Bot, string Phone, string PhoneInternational, string CityHall, Words Address)
{
    public static MapShape Shape { get; } = new MapShape()
        .Required("city", ValueShape.Words).Required("desk", ValueShape.Words).Required("office", ValueShape.Words).Required("bot", ValueShape.Words)
        .Required("phone", ValueShape.Text).Required("phoneInternational", ValueShape.Text).Required("cityHall", ValueShape.Text)
        .Required("address", ValueShape.Words);

    public static DeskContact Read(YamlMap map)
    {
        map.Only(Shape);
        return new(map.Words("city"), map.Words("desk"), map.Words("office"), map.Words("bot"),
            map.Text("phone"), map.Text("phoneInternational"), map.Text("cityHall"), map.Words("address"));
    }

    /// <summary>The placeholders that every phrase and every fact may use.</summary>
    public Dictionary<string, Words> Names() => new()
    {
        ["city"] = City,
        ["desk"] = Name,
        ["office"] = Office,
        ["bot"] = Bot,
        ["phone"] = new(Phone, Phone),
        ["phoneInternational"] = new(PhoneInternational, PhoneInternational),
        ["cityHall"] = new(CityHall, CityHall),
        ["address"] = Address,
    };
}

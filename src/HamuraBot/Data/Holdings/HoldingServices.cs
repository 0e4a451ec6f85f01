namespace HamuraBot.Data.Holdings;

public static class HoldingServices
{
    public static IServiceCollection AddHoldings<T>(this IServiceCollection services) where T : RoomHoldings => services.AddSingleton<RoomHoldings, T>();
}

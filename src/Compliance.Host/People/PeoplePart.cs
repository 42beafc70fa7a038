using Compliance.Kernel;

namespace Compliance.Host.People;

/// <summary>The people vault, as the rooms and the GraphQL fields ask it.</summary>
internal static class PeoplePart
{
    public static void AddPeople(this IServiceCollection services)
    {
        services.AddSingleton(PeopleVault.Schema);
        services.AddSingleton(s => MasterKey.Open(s.GetRequiredService<Settings>().VaultKey, s.GetRequiredService<Settings>().Data));
        services.AddSingleton<PeopleVault>();
        services.AddSingleton<IPeopleVault>(s => s.GetRequiredService<PeopleVault>());
    }
}

using Microsoft.AspNetCore.Components;

namespace Mittelpunkt.Web.Ui;

/// <summary>
/// What every page and part of a page is: rendered once, when all it needs is loaded. The usual base renders a first time while
/// it still waits, which a page without a living connection can neither show nor survive.
/// </summary>
public abstract class LoadedComponent : ComponentBase
{
    private bool _initialized;

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (!_initialized)
        {
            _initialized = true;
            OnInitialized();
            await OnInitializedAsync();
        }

        OnParametersSet();
        await OnParametersSetAsync();
        StateHasChanged();
    }
}

# The build for graphics cards: ggml's Vulkan backend with its own loader of the system's Vulkan (src/vulkan/loader.cc), so
# that the addon starts where there is none, and with the shaders that Whisper needs (src/vulkan/lean_glslc.cc). Not through
# ggml's own CMake file, which links the system's library and compiles every shader. VULKAN_HEADERS is a folder with
# vulkan/vulkan.hpp and spirv/unified1/spirv.hpp, VULKAN_GLSLC a glslc: scripts/native/vulkan-tools.ts fetches both. Where
# VULKAN_SHADERS names the folder of shaders that were made on another system (the target vulkan-shaders), no glslc is needed.
set(vulkan_folder "${WHISPER_DIR}/ggml/src/ggml-vulkan")
set(vulkan_made "${CMAKE_BINARY_DIR}/vulkan")
# What the pinned glslc can compile. Matrix cores by NVIDIA's second extension and bfloat16 are left out with their shaders.
set(vulkan_features GGML_VULKAN_COOPMAT_GLSLC_SUPPORT GGML_VULKAN_INTEGER_DOT_GLSLC_SUPPORT)

file(GLOB shader_files "${vulkan_folder}/vulkan-shaders/*.comp")
set(shader_sources "")
if(VULKAN_SHADERS)
  set(vulkan_made "${VULKAN_SHADERS}")
  set(shaders_header "${vulkan_made}/ggml-vulkan-shaders.hpp")
  foreach(file ${shader_files})
    get_filename_component(name "${file}" NAME)
    if(NOT EXISTS "${vulkan_made}/${name}.cpp")
      message(FATAL_ERROR "${vulkan_made} has no shaders of ${name}: they were made from other sources.")
    endif()
    list(APPEND shader_sources "${vulkan_made}/${name}.cpp")
  endforeach()
else()
  add_executable(vulkan-shaders-gen "${vulkan_folder}/vulkan-shaders/vulkan-shaders-gen.cpp")
  target_compile_definitions(vulkan-shaders-gen PRIVATE ${vulkan_features})
  target_link_libraries(vulkan-shaders-gen PRIVATE Threads::Threads)
  add_executable(lean-glslc src/vulkan/lean_glslc.cc)

  set(shaders_header "${vulkan_made}/ggml-vulkan-shaders.hpp")
  set(make_shaders ${CMAKE_COMMAND} -E env "STENOGRAM_GLSLC=${VULKAN_GLSLC}" $<TARGET_FILE:vulkan-shaders-gen>
    --output-dir "${vulkan_made}/spv" --target-hpp "${shaders_header}")
  file(MAKE_DIRECTORY "${vulkan_made}/spv")
  add_custom_command(OUTPUT "${shaders_header}" COMMAND ${make_shaders} DEPENDS vulkan-shaders-gen)
  foreach(file ${shader_files})
    get_filename_component(name "${file}" NAME)
    add_custom_command(
      OUTPUT "${vulkan_made}/${name}.cpp"
      COMMAND ${make_shaders} --glslc $<TARGET_FILE:lean-glslc> --source "${file}" --target-cpp "${vulkan_made}/${name}.cpp"
      DEPENDS "${file}" "${shaders_header}" vulkan-shaders-gen lean-glslc
      COMMENT "Shaders of ${name}")
    list(APPEND shader_sources "${vulkan_made}/${name}.cpp")
  endforeach()
endif()
add_custom_target(vulkan-shaders DEPENDS ${shader_sources} "${shaders_header}")
# Tables of bytes: nothing to optimise.
if(NOT MSVC)
  set_source_files_properties(${shader_sources} PROPERTIES COMPILE_OPTIONS "-O0")
endif()

add_library(ggml-vulkan STATIC "${vulkan_folder}/ggml-vulkan.cpp" ${shader_sources} "${shaders_header}")
target_compile_definitions(ggml-vulkan PRIVATE ${vulkan_features})
target_include_directories(ggml-vulkan SYSTEM PRIVATE "${VULKAN_HEADERS}")
target_include_directories(ggml-vulkan PRIVATE "${vulkan_made}" "${WHISPER_DIR}/ggml/src")
target_link_libraries(ggml-vulkan PRIVATE ggml-base)
# ggml's registry learns of it.
target_compile_definitions(ggml PRIVATE GGML_USE_VULKAN)
target_link_libraries(ggml PUBLIC ggml-vulkan)
